namespace ReplyFlow.Application.Cases;

/// <summary>What a case's process told the lead bureau while one of its steps was open, for example that the opinions are in.</summary>
/// <param name="Text">What, in a few words.</param>
/// <param name="At">When.</param>
public sealed record CaseActivity(string Text, DateTimeOffset At);

/// <summary>A case that was somebody's, or their bureau's, until it was given to others, or whose work ended otherwise without them.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Seq">A number by which the reader puts it away.</param>
/// <param name="By">Who did it.</param>
/// <param name="Text">What happened, with the reason.</param>
/// <param name="Then">What that means for the reader, in whole sentences.</param>
/// <param name="At">When.</param>
/// <param name="MayOpen">Whether the reader still may see it.</param>
public sealed record TakenCase(Guid CaseId, string Number, long Seq, string By, string Text, string Then, DateTimeOffset At, bool MayOpen = true);
