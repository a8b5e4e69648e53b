using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Allocate;

/// <summary>分派: the divisions and their drafters.</summary>
public sealed class AllocateView(AllocateQueries choices) : StepView
{
    public override string Kind => AllocateStep.Kind.Name;

    public AllocateForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Allocate/_Allocate.cshtml";

    public override string WordsLabel => "给经办人的话";

    public override BulkWords Bulk { get; } = new("分派勾选的建议", done => $"已分派 {done} 件，经办人可以开始起草。");

    /// <summary>The case at hand; null where many are allocated at once.</summary>
    public Guid? CaseId { get; private set; }

    public AllocateChoices Choices { get; private set; } = new([]);

    public override string Verb(string title) => "分派经办人";

    public override Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        CaseId = step.Head.Id;
        return LoadBulkAsync(step.Me, ct);
    }

    public override async Task LoadBulkAsync(Actor me, CancellationToken ct) => Choices = await choices.ReadAsync(me.BureauId, ct);

    public override async Task BeginAgainAsync(Guid caseId, CancellationToken ct) => Input.DrafterId = await choices.FormerAsync(caseId, ct);

    public override StepInput ToInput() => AllocateChoices.Input(Input.DrafterId);
}
