namespace ReplyFlow.Application.Deputies;

/// <summary>What a deputy answered.</summary>
/// <param name="Choices">The choice for each judgement of the profile, in its order; empty for none chosen.</param>
/// <param name="Words">The deputy's words; required where something is 不满意.</param>
/// <param name="AsksAgain">要求再次办理.</param>
/// <param name="MayPublish">同意公开.</param>
public sealed record AnswerInput(IReadOnlyList<string> Choices, string Words, bool AsksAgain, bool MayPublish)
{
    /// <summary>What is marked of each thing that is asked beside judging (<see cref="Judgements.Facts"/>), in its order; empty for nothing.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Facts { get; init; } = [];
}
