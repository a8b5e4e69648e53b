using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Extend;

/// <summary>审批延期: what is asked for.</summary>
public sealed class ExtensionView(CaseQueries cases) : StepView
{
    public override string Kind => ExtensionStep.Kind.Name;

    public override string? Fields => Request is null ? null : "/Pages/WorkItems/Extend/_Extension.cshtml";

    /// <summary>The request; null when there is none.</summary>
    public CaseExtension? Request { get; private set; }

    public CaseHead Head { get; private set; } = null!;

    /// <summary>The files that came with it.</summary>
    public IEnumerable<CaseAttachment> Files { get; private set; } = [];

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        (Head, Request) = (step.Head, await cases.LatestExtensionAsync(step.Me, step.Head.Id, ct));
        Files = Request is { } request ? step.Files[request.Id] : [];
    }
}
