using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.WorkItems;

/// <summary>Everything a step's rules may look at when a step is decided.</summary>
public sealed record StepContext(Unit Unit, Case Case, WorkItem Item, OutcomeDefinition Outcome, Decision Decision, Actor Actor)
{
    /// <summary>Whether the outcome moves the case forward (a return does not need a complete form).</summary>
    public bool IsForward => Outcome.Kind == OutcomeDefinition.Forward;

    /// <summary>The newest version of the draft; null while there is none.</summary>
    public int? NewestDraft { get; init; }

    /// <summary>The decider's words as they are kept and handed on; a step may put its own before them.</summary>
    public string Words { get; set; } = Decision.Comment.Trim();

    /// <summary>What the step wrote elsewhere; null for nothing.</summary>
    internal WrittenRow? Written { get; set; }

    /// <summary>Files sent with the decision.</summary>
    internal CheckedFiles Files { get; init; } = CheckedFiles.None;

    /// <summary>The step's input.</summary>
    /// <exception cref="InvalidInputException">The request carried none of this kind.</exception>
    public T Input<T>() where T : StepInput =>
        Decision.Input as T ?? throw new InvalidInputException("", "提交的内容不完整，请刷新页面后重试。");
}
