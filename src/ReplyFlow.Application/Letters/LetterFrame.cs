using ReplyFlow.Application.Access;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters;

/// <summary>What a case's letter has besides its draft.</summary>
/// <param name="Template">The exact version of the template it is laid out with (<see cref="TemplateName"/>).</param>
/// <param name="Copies">抄送, in the order they are printed.</param>
/// <param name="Recipients">主送.</param>
internal sealed record LetterFrame(string Template, IReadOnlyList<Bureau> Copies, LetterRecipients Recipients);
