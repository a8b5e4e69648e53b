using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Assign;

/// <summary>交办: the bureaus to choose from.</summary>
public sealed class AssignView(AssignQueries choices) : StepView
{
    public override string Kind => AssignStep.Kind.Name;

    public AssignForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Assign/_Assign.cshtml";

    public override IReadOnlyList<string> Scripts => ["~/picker.js"];

    public override bool ShowsInstruction => false;

    public override bool TakesWords => false;

    public override IEnumerable<string> Typed => [Input.Instruction];

    public AssignChoices Choices { get; private set; } = null!;

    public override string Verb(string title) => "交办给承办单位";

    /// <summary>The case that is assigned.</summary>
    public Guid CaseId { get; private set; }

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct) =>
        (CaseId, Choices) = (step.Head.Id, await choices.ReadAsync(step.Head.Id, ct));

    public override async Task BeginAgainAsync(Guid caseId, CancellationToken ct)
    {
        var former = await choices.FormerAsync(caseId, ct);
        (Input.LeadBureauId, Input.CoHandlerIds, Input.ReaderIds, Input.Instruction) =
            (former.LeadBureauId, [.. former.CoHandlerIds], [.. former.ReaderIds], former.Instruction);
    }

    public override StepInput ToInput() => new AssignInput(Input.LeadBureauId, Input.CoHandlerIds, Input.ReaderIds, Input.Instruction);
}
