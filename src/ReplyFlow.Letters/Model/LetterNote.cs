namespace ReplyFlow.Letters.Model;

/// <summary>A line that a city's letters have beside the standard's, for example 承办单位负责人.</summary>
/// <param name="Label">What the line says, without a colon.</param>
/// <param name="Value">What it says of this letter.</param>
public sealed record LetterNote(string Label, string Value);
