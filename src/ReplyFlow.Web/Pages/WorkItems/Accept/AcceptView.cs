using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Web.Pages.WorkItems.Assign;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Accept;

/// <summary>签收 or 退办: the bureaus that might be competent instead.</summary>
public sealed class AcceptView(AssignReader choices) : StepView
{
    public override string Kind => AcceptStep.Kind.Name;

    public AcceptForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Accept/_Accept.cshtml";

    public override BulkWords Bulk { get; } = new("Accept", "签收勾选的建议", done => $"已签收 {done} 件，接下来请分派经办人。");

    /// <summary>Handling bureaus besides the one that may object; null where several are accepted at once.</summary>
    public IReadOnlyList<BureauChoice>? Others { get; private set; }

    public override string Verb(string title) => "签收或退办";

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct) =>
        Others = [.. (await choices.ReadAsync(step.Head.Id, ct)).Bureaus.Where(b => b.Id != step.Task.Item.BureauId)];

    public override StepInput ToInput() => new ObjectionInput(Input.SuggestedBureauId);
}
