namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>A session, a body or a division that a list offers to choose.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; of a body the short one.</param>
public sealed record Choice(Guid Id, string Name);
