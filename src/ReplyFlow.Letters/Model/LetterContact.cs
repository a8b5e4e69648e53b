namespace ReplyFlow.Letters.Model;

/// <summary>联系人 of the annotation under the date.</summary>
/// <param name="Name">The person's name as it is to be printed.</param>
/// <param name="Phone">The telephone number as it is to be printed.</param>
public sealed record LetterContact(string Name, string Phone);
