using ReplyFlow.Application.Cases;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Web.Steps;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Pages.WorkItems.Accept;

/// <summary>签收 or 退办: the bureaus that might be competent instead.</summary>
public sealed class AcceptView(AssignQueries choices, CaseQueries cases) : StepView
{
    public override string Kind => AcceptStep.Kind.Name;

    public AcceptForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Accept/_Accept.cshtml";

    public override BulkWords Bulk { get; } = new("签收勾选的建议", done => $"已签收 {done} 件，接下来请分派经办人。");

    /// <summary>Handling bureaus besides the one that may object; null where several are accepted at once.</summary>
    public IReadOnlyList<BureauChoice>? Others { get; private set; }

    /// <summary>As what the bureau is asked, and who else takes part; null where several are accepted at once.</summary>
    public TakingPart? Parts { get; private set; }

    /// <summary>Who has taken it on allocates it next.</summary>
    public override bool LeadsToNext(OutcomeDefinition? outcome) => outcome?.Kind == OutcomeDefinition.Forward;

    public override string Verb(string title) => "签收或退办";

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        var bureaus = (await choices.ReadAsync(step.Head.Id, ct)).Bureaus;
        Others = [.. bureaus.Where(b => b.Id != step.Task.Item.BureauId)];
        Parts = TakingPart.Of(await cases.PartsAsync(step.Me, step.Head, ct), step.Me.BureauName);
    }

    public override StepInput ToInput() => new ObjectionInput(Input.SuggestedBureauId);
}
