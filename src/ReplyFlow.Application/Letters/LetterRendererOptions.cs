namespace ReplyFlow.Application.Letters;

/// <summary>Where the renderer finds templates and fonts.</summary>
/// <param name="TemplatesFolder">Folder with one folder a profile.</param>
/// <param name="FontFolders">Folders searched for fonts before the system's.</param>
public sealed record LetterRendererOptions(string TemplatesFolder, IReadOnlyList<string> FontFolders);
