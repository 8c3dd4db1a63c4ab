package org.preau.render;

import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.HbsParserBaseVisitor;
import com.github.jknack.handlebars.internal.MustacheSpec;
import com.github.jknack.handlebars.internal.MustacheStringUtils;
import com.github.jknack.handlebars.internal.antlr.Token;
import com.github.jknack.handlebars.internal.antlr.tree.TerminalNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Plan} of a template that Handlebars' own parser has read. It knows what the themes
 * use; whatever else there is in a template is {@link Unplanned}, and Handlebars renders it.
 */
final class PlanBuilder extends HbsParserBaseVisitor<Plan.@Nullable Step> {

    /** A template uses something that no plan can hold. */
    @SuppressWarnings("serial")
    static final class Unplanned extends RuntimeException {
        Unplanned(String what) {
            super(what, null, false, false);
        }
    }

    private static final Plan.Step NOTHING = new Plan.Steps(List.of());
    private static final Set<String> BLOCKS = Set.of("if", "unless", "with", "each", "keep");

    /** What they say of constants depends on nothing but the language. */
    private static final Set<String> CONSTANT = Set.of("t", "asset");

    private final Set<String> helpers;
    private final Function<String, Supplier<Plan.Step>> partials;

    /**
     * @param helpers their names
     * @param partials gives the plan of a partial, which need not be made yet
     */
    PlanBuilder(Set<String> helpers, Function<String, Supplier<Plan.Step>> partials) {
        this.helpers = helpers;
        this.partials = partials;
    }

    Plan.Step body(HbsParser.@Nullable BodyContext body) {
        if (body == null) {
            return NOTHING;
        }
        List<Plan.Step> steps = new ArrayList<>();
        for (HbsParser.StatementContext statement : body.statement()) {
            Plan.Step step = visit(statement.getChild(0));
            if (step == null) {
                throw new Unplanned(statement.getText());
            }
            if (!step.equals(NOTHING)) {
                steps.add(step);
            }
        }
        return new Plan.Steps(joined(steps));
    }

    /** One text instead of several in a row. */
    private static List<Plan.Step> joined(List<Plan.Step> steps) {
        List<Plan.Step> joined = new ArrayList<>();
        for (Plan.Step step : steps) {
            if (step instanceof Plan.Text next
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Plan.Text last) {
                joined.removeLast();
                joined.add(text(utf8(last) + utf8(next)));
            } else {
                joined.add(step);
            }
        }
        return List.copyOf(joined);
    }

    private static String utf8(Plan.Text text) {
        return new String(text.utf8(), StandardCharsets.UTF_8);
    }

    private static Plan.Text text(String text) {
        return new Plan.Text(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Plan.Step visitText(HbsParser.TextContext context) {
        Token token = context.TEXT().getSymbol();
        String text = token.getText();
        if (token.getChannel() == Token.HIDDEN_CHANNEL || text.isEmpty()) {
            return NOTHING;
        }
        return text(
                token.getChannel() == MustacheSpec.REMOVE_LAST_LINE_CHANNEL
                        ? MustacheStringUtils.removeLastWhitespaceLine(text)
                        : text);
    }

    @Override
    public Plan.Step visitComment(HbsParser.CommentContext context) {
        return NOTHING;
    }

    @Override
    public Plan.Step visitVar(HbsParser.VarContext context) {
        if (context.DECORATOR() != null) {
            throw new Unplanned(context.getText());
        }
        return printed(context.sexpr());
    }

    @Override
    public Plan.Step visitTvar(HbsParser.TvarContext context) {
        return printed(context.sexpr());
    }

    private Plan.Step printed(HbsParser.SexprContext expression) {
        Plan.Term term = term(expression);
        return term instanceof Plan.Called call
                        && CONSTANT.contains(call.helper())
                        && call.isConstant()
                ? new Plan.Said(call)
                : new Plan.Print(term);
    }

    @Override
    public Plan.Step visitBlock(HbsParser.BlockContext context) {
        String name = context.sexpr().QID().getText();
        if (context.DECORATOR() != null
                || context.blockParams() != null
                || !BLOCKS.contains(name)
                || !context.sexpr().hash().isEmpty()
                || context.sexpr().param().isEmpty()) {
            throw new Unplanned(context.getText());
        }
        List<Plan.Term> terms = terms(context.sexpr());
        Plan.Step inside = body(context.thenBody);
        Plan.Step otherwise = otherwise(context.elseBlock());
        return switch (name) {
            case "if" -> new Plan.Choose(terms.getFirst(), false, inside, otherwise);
            case "unless" -> new Plan.Choose(terms.getFirst(), true, inside, otherwise);
            case "with" -> new Plan.With(terms.getFirst(), inside, otherwise);
            case "each" -> new Plan.Each(terms.getFirst(), inside, otherwise);
            default -> new Plan.Keep(terms, inside);
        };
    }

    private Plan.Step otherwise(HbsParser.@Nullable ElseBlockContext context) {
        if (context == null) {
            return NOTHING;
        }
        if (!context.elseStmtChain().isEmpty()) {
            throw new Unplanned(context.getText());
        }
        return context.elseStmt() == null ? NOTHING : body(context.elseStmt().unlessBody);
    }

    @Override
    public Plan.Step visitPartial(HbsParser.PartialContext context) {
        return include(context.pexpr(), null);
    }

    @Override
    public Plan.Step visitPartialBlock(HbsParser.PartialBlockContext context) {
        return include(context.pexpr(), body(context.thenBody));
    }

    private Plan.Step include(HbsParser.PexprContext expression, Plan.@Nullable Step block) {
        if (!(expression instanceof HbsParser.StaticPathContext path)) {
            throw new Unplanned(expression.getText());
        }
        String name = path.path.getText();
        Plan.Term model = null;
        for (TerminalNode node : path.QID()) {
            if (node.getSymbol() != path.path) {
                model = named(node.getText());
            }
        }
        Map<String, Plan.Term> given = given(path.hash());
        if (name.equals("@partial-block")) {
            if (model != null || block != null || !given.isEmpty()) {
                throw new Unplanned(expression.getText());
            }
            return new Plan.Block();
        }
        return new Plan.Include(partials.apply(name), model, given, block);
    }

    private Plan.Term term(HbsParser.SexprContext expression) {
        String name = expression.QID().getText();
        if (helpers.contains(name)) {
            if (BLOCKS.contains(name)) {
                throw new Unplanned(expression.getText());
            }
            return new Plan.Called(name, terms(expression), given(expression.hash()));
        }
        if (!expression.param().isEmpty() || !expression.hash().isEmpty()) {
            throw new Unplanned(expression.getText());
        }
        return named(name);
    }

    private static Plan.Term named(String name) {
        return new Plan.Named(PlanPath.of(name));
    }

    private List<Plan.Term> terms(HbsParser.SexprContext expression) {
        return expression.param().stream().map(this::term).toList();
    }

    private Map<String, Plan.Term> given(List<HbsParser.HashContext> hash) {
        Map<String, Plan.Term> given = new LinkedHashMap<>();
        hash.forEach(it -> given.put(it.QID().getText(), term(it.param())));
        return Map.copyOf(given);
    }

    private Plan.Term term(HbsParser.ParamContext param) {
        return switch (param) {
            case HbsParser.StringParamContext it -> quoted(it.DOUBLE_STRING().getText());
            case HbsParser.CharParamContext it -> quoted(it.SINGLE_STRING().getText());
            case HbsParser.NumberParamContext it ->
                    new Plan.Constant(Integer.valueOf(it.NUMBER().getText()));
            case HbsParser.BoolParamContext it ->
                    new Plan.Constant(Boolean.valueOf(it.BOOLEAN().getText()));
            case HbsParser.SubParamExprContext it -> term(it.sexpr());
            case HbsParser.RefParamContext it -> named(it.QID().getText());
            default -> throw new Unplanned(param.getText());
        };
    }

    private static Plan.Term quoted(String text) {
        if (text.contains("\\")) {
            throw new Unplanned(text);
        }
        return new Plan.Constant(text.substring(1, text.length() - 1));
    }
}
