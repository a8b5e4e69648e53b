namespace ReplyFlow.Letters.Proofreading;

/// <summary>再次答复: what a letter answers that is sent to deputies who were not content with an earlier one.</summary>
/// <param name="Earlier">The letters that they had.</param>
/// <param name="Opinions">What they said of them.</param>
public sealed record SecondLetter(IReadOnlyList<FormerLetter> Earlier, IReadOnlyList<DeputyOpinion> Opinions);

/// <summary>A letter that a deputy had before.</summary>
/// <param name="Number">Its 发文字号, as printed.</param>
/// <param name="Body">Its body.</param>
public sealed record FormerLetter(string Number, string Body);

/// <summary>What a deputy said of a letter.</summary>
/// <param name="Deputy">The name.</param>
/// <param name="Words">The words; empty where none were written.</param>
public sealed record DeputyOpinion(string Deputy, string Words);
