package org.preau.main;

import picocli.CommandLine;

/** Says failures in a sentence, and with an exit code that means something. */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, CommandLine.ParseResult result) {
        return switch (failure) {
            case Settings.Wrong wrong -> {
                command.getErr()
                        .println(
                                "Préau cannot start: "
                                        + wrong.problems().size()
                                        + " settings are wrong.");
                for (Settings.Problem problem : wrong.problems()) {
                    command.getErr()
                            .printf(
                                    "  %s = %s%n    expected: %s%n",
                                    problem.key(), problem.value(), problem.remedy());
                }
                yield ExitCode.USAGE;
            }
            case CannotStart cannot -> {
                command.getErr().println("Préau cannot start. " + cannot.getMessage());
                yield ExitCode.CANNOT_START;
            }
            default -> {
                command.getErr().println("Préau broke: " + failure);
                failure.printStackTrace(command.getErr());
                yield ExitCode.BROKEN;
            }
        };
    }
}
