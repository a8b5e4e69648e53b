using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.GiveOpinion;

/// <summary>会办意见: a co-handling bureau's opinion to the lead.</summary>
public sealed class OpinionStep : Step
{
    private const int MaxLength = 20_000;

    /// <inheritdoc />
    public override string Name => "opinion";

    /// <inheritdoc />
    public override Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward)
            return Task.CompletedTask;
        var text = context.Input<OpinionInput>().Text.ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > MaxLength)
            throw new InvalidInputException("Text", text.Length == 0 ? "请填写会办意见。" : $"会办意见有 {text.Length} 字，最多 {MaxLength} 字。");
        var assignment = context.Case.CoHandlers().FirstOrDefault(a => a.BureauId == context.Item.BureauId)
            ?? throw new InvalidInputException("", "贵单位已不是本件的会办单位，无需再提意见。");
        assignment.Opinion = text;
        assignment.OpinionAt = context.Unit.Now;
        assignment.OpinionBy = context.Actor.Signature;
        return Task.CompletedTask;
    }
}
