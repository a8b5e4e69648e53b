using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Domain;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Talk;

/// <summary>与代表联系沟通: when and how, and in the words what was said.</summary>
public sealed class TalkView(TimeProvider time) : StepView
{
    public override string Kind => TalkStep.Kind.Name;

    public TalkForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Talk/_Talk.cshtml";

    public override string WordsLabel => "沟通情况";

    public override string Hint => "代表对再次答复仍不满意，不再有第三次答复。请与代表联系，沟通后在这里登记，事项就办结了。";

    /// <summary>The last day a talk can have been on.</summary>
    public DateOnly Today => time.Today();

    public override Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        Input.On ??= Today;
        return Task.CompletedTask;
    }

    public override StepInput ToInput() => new TalkInput(Input.On, Input.Channel);
}
