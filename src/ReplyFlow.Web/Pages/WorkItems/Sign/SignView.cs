using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Sign;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.WorkItems.Review;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Pages.WorkItems.Sign;

/// <summary>签发: the version, what stands in the way, and the password once more.</summary>
public sealed class SignView(ReviewReader review, ReAuthentication again) : VersionView(review)
{
    public override string Kind => SignStep.Kind.Name;

    public SignForm Input { get; } = new();

    public override object Form => Input;

    public override string AboveButtons => "/Pages/WorkItems/Sign/_Sign.cshtml";

    public override string Hint => "签发后立即编号、制成复函并发给代表和抄送单位，不能撤回。";

    public override string StandInHint => "复函上的签发人是您。";

    public override string BlockedHint => "请写明理由退回修改；确属误判的，请办公室逐处确认“不是差错”后再签发。";

    /// <summary>Whether the password is asked for again.</summary>
    public bool AsksPassword => again.IsNeeded;

    protected override bool Signs => true;

    public override string Verb(string title) => "审阅并签发";

    public override Task ConfirmAsync(CaseTask task, OutcomeDefinition? outcome, Actor me) =>
        LeadsToCase(outcome) && task.IsOpen && again.IsNeeded ? again.CheckAsync(me, Input.Password) : Task.CompletedTask;

    public override bool LeadsToCase(OutcomeDefinition? outcome) => outcome?.Kind == OutcomeDefinition.Forward;
}
