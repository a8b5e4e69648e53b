namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>Units that mean the same, and the things they count: one letter should count one thing in one unit.</summary>
/// <param name="Units">For example 家, 户.</param>
/// <param name="Things">Nouns counted by them, for example 企业, 中心.</param>
public sealed record UnitGroup(IReadOnlyList<string> Units, IReadOnlyList<string> Things);
