namespace ReplyFlow.Web.Infrastructure.Files;

/// <summary>Sizes as people read them.</summary>
public static class FileSize
{
    /// <summary>In KB, MB or GB.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1 << 20 => $"{Math.Max(1, bytes / 1024.0):0} KB",
        < 1 << 30 => $"{bytes / 1048576.0:0.0} MB",
        _ => $"{bytes / 1073741824.0:0.0} GB",
    };
}
