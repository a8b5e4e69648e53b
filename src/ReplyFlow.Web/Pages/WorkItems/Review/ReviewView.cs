using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Steps;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Pages.WorkItems.Review;

/// <summary>审核、核稿、会签.</summary>
public sealed class ReviewView(ReviewQueries review, AnswerQueries answers, JudgeFinding judge) : VersionView(review, answers)
{
    private bool _judges;

    public ReviewForm Input { get; } = new();

    public override object Form => Input;

    public override string Fields => "/Pages/WorkItems/Review/_Blocking.cshtml";

    public override string Kind => ReviewStep.Kind.Name;

    public override string BlockedHint => _judges ? "请退回修改；确属误判的，在“自动核稿”里逐处写明理由，确认“不是差错”。" : base.BlockedHint;

    public override string Verb(string title) => $"审阅：{title}";

    /// <summary>Whoever passes a version on that cannot be signed is told so first.</summary>
    public override bool MustAsk(OutcomeDefinition? outcome, int? seen) =>
        outcome?.Kind == OutcomeDefinition.Forward && Input.Blocking > 0 && Input.ConfirmedVersion != seen;

    public override Task<string?> AskAsync(int? seen, CancellationToken ct) =>
        Task.FromResult(Findings is null ? null : "/Pages/WorkItems/Review/_Confirm.cshtml");

    public override async Task JudgeAsync(CaseTask task, Actor me, string key, CancellationToken ct) =>
        Told = await judge.JudgeAsync(me, task.Item.CaseId, key, Reasons.GetValueOrDefault(key) ?? "", ct);

    public override async Task TakeBackAsync(CaseTask task, Actor me, string key, CancellationToken ct) =>
        Told = await judge.TakeBackAsync(me, task.Item.CaseId, key, ct);

    /// <summary>The office alone decides about findings here.</summary>
    protected override bool Judges(StepAtHand step) =>
        _judges = step.Task.Item.Role == Roles.BureauOffice || (step.Me.Is(Roles.BureauOffice) && step.Me.BureauId == step.Task.Item.BureauId);
}
