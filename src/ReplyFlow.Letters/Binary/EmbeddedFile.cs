using System.Reflection;

namespace ReplyFlow.Letters.Binary;

/// <summary>Files that are part of the program: named in the project file, read once by whoever needs them.</summary>
internal static class EmbeddedFile
{
    /// <summary>A file's bytes.</summary>
    /// <param name="name">Its name in the project file, without the assembly's.</param>
    public static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"ReplyFlow.Letters.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
