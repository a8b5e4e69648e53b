namespace ReplyFlow.Web.Infrastructure;

/// <summary>A page whose form may bring attachments: its requests may be as large as those, see <see cref="UploadLimit"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute;
