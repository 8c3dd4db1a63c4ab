package org.preau.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * A connection on which no byte moves is closed after a while; but not while its request is whole
 * and the answer is being made: to store several gigabytes, or to bring an association back, may
 * take longer than a client may be silent. From the head of the answer on, silence counts again.
 *
 * <p>Vert.x closes at each such event of netty and offers no way to ask first, so one stands before
 * it in the connection's pipeline. Of one connection; on its event loop only.
 */
final class Patience extends ChannelInboundHandlerAdapter {

    private static final String NAME = "patience";

    /** What Vert.x calls its handler that tells of silence. */
    private static final String IDLE = "idle";

    private boolean answering;

    private Patience() {}

    /** The body of this request is read: from now until the answer begins, silence is no fault. */
    static void whileAnswering(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            ChannelPipeline pipeline = connection.channelHandlerContext().pipeline();
            if (pipeline.get(IDLE) != null) {
                Patience mine = on(pipeline);
                mine.answering = true;
                context.addHeadersEndHandler(_ -> mine.answering = false);
            }
        }
    }

    private static Patience on(ChannelPipeline pipeline) {
        if (pipeline.get(NAME) instanceof Patience there) {
            return there;
        }
        Patience made = new Patience();
        pipeline.addAfter(IDLE, NAME, made);
        return made;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!answering || !(event instanceof IdleStateEvent)) {
            super.userEventTriggered(context, event);
        }
    }
}
