namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>A list as a file: what it is called and which columns it has.</summary>
/// <param name="Name">Its name; also the file's.</param>
/// <param name="Columns">The columns.</param>
public sealed record ListSheet<T>(string Name, IReadOnlyList<ListColumn<T>> Columns);
