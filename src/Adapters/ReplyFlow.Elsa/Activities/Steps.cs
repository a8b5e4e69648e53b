using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace ReplyFlow.Elsa.Activities;

/// <summary>A named question about the case.</summary>
[Activity("ReplyFlow", "ReplyFlow", "判断")]
[FlowNode("True", "False")]
public sealed class Decide : CaseActivity
{
    [Input(Description = "问题")]
    public Input<string> Question { get; set; } = null!;
}

/// <summary>Where the steps begin that an event beside the main line starts.</summary>
[Activity("ReplyFlow", "ReplyFlow", "事件")]
public sealed class Event : CaseActivity
{
    /// <summary>The event's name; <c>event</c> in the file.</summary>
    [Input(Name = "event", Description = "事件")]
    public Input<string> EventName { get; set; } = null!;
}

/// <summary>Waits by the working calendar.</summary>
[Activity("ReplyFlow", "ReplyFlow", "定时")]
public sealed class Timer : CaseActivity
{
    /// <summary>Until when.</summary>
    [Input(Description = "期限")]
    public Input<string> Due { get; set; } = null!;
}

/// <summary>Waits for elapsed time; Elsa's own needs Elsa's scheduler, ours the host's timers.</summary>
[Activity("Elsa", "Scheduling", "等待")]
public sealed class Delay : CaseActivity
{
    /// <summary>How long.</summary>
    [Input(Description = "时长")]
    public Input<TimeSpan> TimeSpan { get; set; } = null!;
}

/// <summary>Sends a message.</summary>
[Activity("ReplyFlow", "ReplyFlow", "通知")]
public sealed class Notify : CaseActivity
{
    [Input(Description = "消息")]
    public Input<string> Message { get; set; } = null!;

    /// <summary>To whom.</summary>
    [Input(Description = "收件人")]
    public Input<string> Recipient { get; set; } = null!;
}

/// <summary>编号.</summary>
[Activity("ReplyFlow", "ReplyFlow", "编号")]
public sealed class AllocateNumber : CaseActivity;

/// <summary>印制.</summary>
[Activity("ReplyFlow", "ReplyFlow", "印制复函")]
public sealed class MakeLetter : CaseActivity;

/// <summary>送达.</summary>
[Activity("ReplyFlow", "ReplyFlow", "送达")]
public sealed class DeliverLetter : CaseActivity;

/// <summary>抄送.</summary>
[Activity("ReplyFlow", "ReplyFlow", "抄送")]
public sealed class DeliverCopies : CaseActivity;

/// <summary>征询意见.</summary>
[Activity("ReplyFlow", "ReplyFlow", "发征询意见表")]
public sealed class OpenFeedback : CaseActivity;

/// <summary>延期.</summary>
[Activity("ReplyFlow", "ReplyFlow", "调整期限")]
public sealed class ApplyExtension : CaseActivity;

/// <summary>撤回.</summary>
[Activity("ReplyFlow", "ReplyFlow", "终止办理")]
public sealed class Withdraw : CaseActivity;

/// <summary>归档.</summary>
[Activity("ReplyFlow", "ReplyFlow", "归档")]
public sealed class Archive : CaseActivity;
