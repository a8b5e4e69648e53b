using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Steps;

/// <summary>
/// One kind of step as people see it: what its page shows besides what all steps show, and what is typed there. Lives for one
/// request; its partials take it as their model. Found by <see cref="StepViews"/>.
/// </summary>
public abstract class StepView
{
    public abstract string Kind { get; }

    /// <summary>What is typed on the page for this kind alone, its fields named <c>Input.…</c>; null for nothing.</summary>
    public virtual object? Form => null;

    /// <summary>Partial with the fields of <see cref="Form"/>, above the words; null for none.</summary>
    public virtual string? Fields => null;

    /// <summary>Partial beside the form, of what is decided about; null for the suggestion's text alone.</summary>
    public virtual string? Beside => null;

    /// <summary>Partial with what must be read before deciding, at the head of the form; null for none.</summary>
    public virtual string? Notice => null;

    /// <summary>Scripts the partials need, by address.</summary>
    public virtual IReadOnlyList<string> Scripts => [];

    /// <summary>What is said above the buttons; empty for nothing.</summary>
    public virtual string Hint => "";

    /// <summary>What is said to somebody who stands in for another; empty for nothing more than usual.</summary>
    public virtual string StandInHint => "";

    /// <summary>Whether the dispatcher's instruction is among the facts shown.</summary>
    public virtual bool ShowsInstruction => true;

    /// <summary>Whether files may be sent with the decision.</summary>
    public virtual bool TakesFiles => false;

    /// <summary>Whether words may be added where no outcome needs a reason.</summary>
    public virtual bool TakesWords => true;

    /// <summary>What the words are called; null for the usual.</summary>
    public virtual string? WordsLabel => null;

    /// <summary>Words used before, to use again.</summary>
    public virtual IReadOnlyList<string> RecentWords => [];

    /// <summary>The version of the draft that is on the page; null for none.</summary>
    public virtual int? SeenVersion => null;

    /// <summary>Reasons typed for what is found beside the form, by its key.</summary>
    public IReadOnlyDictionary<string, string?> Reasons { get; set; } = new Dictionary<string, string?>();

    /// <summary>What was typed in longer fields, to be kept when somebody else was quicker.</summary>
    public virtual IEnumerable<string> Typed => [];

    /// <summary>How several are decided at once; null when each is decided for itself.</summary>
    public virtual BulkWords? Bulk => null;

    /// <summary>What such a step is called as something to do.</summary>
    public virtual string Verb(string title) => title;

    /// <summary>Where it is done instead of on its page; null for there.</summary>
    public virtual string? Address(WorkItem item) => null;

    /// <summary>Whether a closed one is shown there as well.</summary>
    public virtual bool KeepsAddress => false;

    /// <summary>Reads what the partials show. Called for open steps only.</summary>
    public virtual Task LoadAsync(StepAtHand step, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Fills the form with what was chosen the time before, when a step that came again is opened.</summary>
    public virtual Task BeginAgainAsync(Guid caseId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Reads what <see cref="Fields"/> shows for several at once.</summary>
    public virtual Task LoadBulkAsync(Actor me, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whether people are asked once more, with the facts, before the outcome is carried out.</summary>
    /// <param name="outcome">What they chose.</param>
    /// <param name="seen">The version they had before them.</param>
    public virtual bool MustAsk(OutcomeDefinition? outcome, int? seen) => false;

    /// <summary>Reads those facts and names the partial that shows them. Called after <see cref="LoadAsync"/>.</summary>
    /// <exception cref="InvalidInputException">It could not be carried out as things stand.</exception>
    public virtual Task<string?> AskAsync(int? seen, CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Fields of that partial that are asked for again there when one of them alone was refused.</summary>
    public virtual IReadOnlyList<string> AskedAgain => [];

    /// <summary>Decides about one thing found beside the form, for the reason typed for it.</summary>
    /// <exception cref="InvalidInputException">Nothing is decided about beside this kind's form.</exception>
    public virtual Task JudgeAsync(CaseTask task, Actor me, string key, CancellationToken ct) => throw NothingFound;

    /// <summary>Takes such a decision back.</summary>
    /// <exception cref="InvalidInputException">Nothing is decided about beside this kind's form.</exception>
    public virtual Task TakeBackAsync(CaseTask task, Actor me, string key, CancellationToken ct) => throw NothingFound;

    /// <summary>Makes sure that it is really this person who decides; nothing for most kinds.</summary>
    /// <exception cref="InvalidInputException">They could not prove it.</exception>
    public virtual Task AuthenticateAsync(CaseTask task, OutcomeDefinition? outcome, Actor me) => Task.CompletedTask;

    /// <summary>The command's input, from <see cref="Form"/>; null where the kind asks for nothing more.</summary>
    /// <exception cref="InvalidInputException">Something is missing.</exception>
    public virtual StepInput? ToInput() => null;

    /// <summary>Whether the decision leads to what the person owes of the same case next, where there is something.</summary>
    public virtual bool LeadsToNext(OutcomeDefinition? outcome) => false;

    /// <summary>Whether the decision leads to the case's page instead of back to the inbox.</summary>
    public virtual bool LeadsToCase(OutcomeDefinition? outcome) => false;

    private static InvalidInputException NothingFound => new("", "这一步不处理核稿提示。");
}
