using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Application.WorkItems.Sign;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.WorkItems.Review;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Pages.WorkItems.Sign;

/// <summary>签发: the version and what stands in the way; then, asked once more, what the signature will do, and the password.</summary>
public sealed class SignView(ReviewQueries review, AnswerQueries answers, SignQueries forecasts, ReAuthentication again) : VersionView(review, answers)
{
    public override string Kind => SignStep.Kind.Name;

    public SignForm Input { get; } = new();

    public override object Form => Input;

    public override string Notice => "/Pages/WorkItems/Sign/_Sign.cshtml";

    public override string Hint => "点“签发”后先核对收件人和文号，确认以后才签发。";

    public override string StandInHint => "复函上的签发人是您。";

    public override string BlockedHint => "请写明理由退回修改；确属误判的，请办公室逐处确认“不是差错”后再签发。";

    /// <summary>Whether the password is asked for again.</summary>
    public bool AsksPassword => again.IsNeeded;

    /// <summary>再次答复: what it leaves unanswered of the deputies' words, decided about or not. Who signs reads it before anything else.</summary>
    public IReadOnlyList<JudgedFinding> Unanswered => Discontent.Count == 0 || Findings is not { } found ? []
        : [.. found.Findings.Where(f => f.Finding.Rule == ProofRules.Answering)];

    /// <summary>What the signature will do; null until that is asked.</summary>
    public SignatureForecast? Forecast { get; private set; }

    protected override bool Signs => true;

    public override string Verb(string title) => "审阅并签发";

    public override bool MustAsk(OutcomeDefinition? outcome, int? seen) =>
        LeadsToCase(outcome) && seen is not null && Input.ConfirmedVersion != seen;

    public override async Task<string?> AskAsync(int? seen, CancellationToken ct)
    {
        if (Obstacle(seen) is { } obstacle)
            throw new InvalidInputException("", obstacle);
        Forecast = await forecasts.ForecastAsync(Head, ct);
        return "/Pages/WorkItems/Sign/_Confirm.cshtml";
    }

    /// <summary>A password that was wrong is asked for again where it was typed; recipients that changed are shown for another confirmation.</summary>
    public override IReadOnlyList<string> AskedAgain { get; } = [nameof(SignForm.Password), SignStep.ConfirmedRecipients];

    public override StepInput ToInput() => new SignInput(Input.ConfirmedRecipients ?? "");

    public override Task AuthenticateAsync(CaseTask task, OutcomeDefinition? outcome, Actor me) =>
        LeadsToCase(outcome) && task.IsOpen && again.IsNeeded ? again.CheckAsync(me, Input.Password) : Task.CompletedTask;

    public override bool LeadsToCase(OutcomeDefinition? outcome) => outcome?.Kind == OutcomeDefinition.Forward;

    /// <summary>What the command would refuse, said before the facts are shown.</summary>
    private string? Obstacle(int? seen) => this switch
    {
        { SeenVersion: { } newest } when newest != seen => $"您看到的是第 {seen} 稿，现在已有第 {newest} 稿。请看过新稿再办理。",
        { Findings: { Blocking: > 0 and var errors } found } =>
            $"第 {SeenVersion} 稿有 {errors} 处须改的差错，不能签发：{string.Join("；", found.Findings.Where(f => f.Blocks).Take(5).Select(Words))}。",
        { Review.Letter.Problem: { } problem } => $"复函暂时不能排版，不能签发：{problem}",
        _ => null,
    };

    private static string Words(JudgedFinding found) => ProofRules.Words(found.Finding);
}
