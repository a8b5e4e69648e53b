namespace ReplyFlow.Letters.Signing;

/// <summary>What a signature says of itself.</summary>
/// <param name="At">When it is made; written as the claimed signing time.</param>
/// <param name="Reason">For example 印发; may be empty.</param>
/// <param name="Location">For example the city; may be empty.</param>
public sealed record SignatureDetails(DateTimeOffset At, string Reason = "", string Location = "");
