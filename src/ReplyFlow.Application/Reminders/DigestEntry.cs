namespace ReplyFlow.Application.Reminders;

/// <summary>One item of a person's morning.</summary>
/// <param name="Number">The suggestion's number, width kept.</param>
/// <param name="Title">Its title, without any deputy's name that is secret.</param>
/// <param name="Step">What is owed.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Provisional">Whether the date may move once the holidays of its year are known.</param>
/// <param name="Note">代 whom, or who owes it where the person only watches; empty for their own.</param>
internal sealed record DigestEntry(string Number, string Title, string Step, DateOnly DueOn, bool Provisional, string Note);
