using ReplyFlow.Application.Cases;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.GiveOpinion;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.GiveOpinion;

/// <summary>会办意见: the opinion's text.</summary>
public sealed class OpinionView(CaseQueries cases) : StepView
{
    public override string Kind => OpinionStep.Kind.Name;

    public OpinionForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/GiveOpinion/_Opinion.cshtml";

    public override bool TakesFiles => true;

    public override IEnumerable<string> Typed => [Input.Text];

    /// <summary>The bureau that the opinion goes to.</summary>
    public string? LeadBureau { get; private set; }

    public override string Verb(string title) => "提会办意见";

    /// <summary>As what the bureau is asked, and who else takes part.</summary>
    public TakingPart Parts { get; private set; } = new(null, []);

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        LeadBureau = step.Head.LeadBureau;
        Parts = TakingPart.Of(await cases.PartsAsync(step.Me, step.Head, ct), step.Me.BureauName);
    }

    public override StepInput ToInput() => new OpinionInput(Input.Text);
}
