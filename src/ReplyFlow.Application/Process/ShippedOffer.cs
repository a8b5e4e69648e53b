namespace ReplyFlow.Application.Process;

/// <summary>A definition file of the product that was not published by itself, because the administrator published a version of their own.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Name">Its name in the product's file.</param>
/// <param name="Json">The file's text.</param>
/// <param name="CurrentVersion">The administrator's version, now in force.</param>
/// <param name="Sha256">Hash of the file, version number aside.</param>
/// <param name="IsDeclined">Whether the administrator does not want to be reminded of it (<see cref="DeclineOffer"/>).</param>
public sealed record ShippedOffer(string DefinitionId, string Name, string Json, int CurrentVersion, string Sha256, bool IsDeclined);
