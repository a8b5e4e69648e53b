using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Sign;

/// <summary>签发: the signatory's approval of one version; what is signed is what is issued.</summary>
public sealed class SignStep(SignatureGate gate) : Step, IStepKind
{
    /// <summary>The field that is refused when recipients are not those that were confirmed.</summary>
    public const string ConfirmedRecipients = nameof(ConfirmedRecipients);

    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Sign) { CarriesVersion = true, WordsAreConfidential = true };

    /// <inheritdoc />
    public static void AddQueries(IServiceCollection services) => services.AddScoped<SignQueries>();

    /// <summary>A deputy's words may end with a mark of their own.</summary>
    private static string Stop(string words) => words is [.., '？' or '！' or '…' or '?' or '!'] ? "" : "。";

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (context.IsForward && context.Decision.SeenDraftVersion is null)
            throw new InvalidInputException("", "没有说明签发的是第几稿，请刷新页面后重试。");
        ReviewStep.CheckVersion(context);
        if (context.IsForward && !await ContactGate.IsOpenAsync(context.Unit, context.Case.Id, ct))
            throw new InvalidInputException("", "经办人尚未登记与代表的沟通，暂不能签发。请退回补充。");
        if (context.IsForward && context.Item.DraftVersion is { } no)
            await gate.PassAsync(context.Unit, context.Case, no, context.Actor.Name, ct);
        if (context is { IsForward: true, Decision.Input: SignInput confirmed }
            && (await SignatureRecipients.ReadAsync(context.Unit.Db, context.Case, ct)).ChangesSince(confirmed.Recipients) is { Count: > 0 } changes)
            throw new InvalidInputException(
                ConfirmedRecipients, $"没有签发。您核对以后收件人或代表的答复有变化：{string.Join("；", changes)}{Stop(changes[^1])}请看过下面的内容再确认。");
    }
}
