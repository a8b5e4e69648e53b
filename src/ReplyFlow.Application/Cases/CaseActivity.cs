namespace ReplyFlow.Application.Cases;

/// <summary>What a case's process told the lead bureau while one of its steps was open, for example that the opinions are in.</summary>
/// <param name="Text">What, in a few words.</param>
/// <param name="At">When.</param>
public sealed record CaseActivity(string Text, DateTimeOffset At);
