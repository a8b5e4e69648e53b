namespace ReplyFlow.Application.Letters.Personal;

/// <summary>What a deputy's links lead to.</summary>
/// <param name="Id">The letter or the notice.</param>
/// <param name="IsNotice">Whether it is a notice.</param>
public readonly record struct PaperKey(Guid Id, bool IsNotice = false);
