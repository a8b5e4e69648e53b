using System.Xml.Linq;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>PDFBox's PDF/A-1b validator (Debian's libpdfbox2-java), any number of files in one run of the machine.</summary>
internal static class Preflight
{
    private const string Folder = "/usr/share/java";

    private static readonly string[] Jars = ["preflight.jar", "pdfbox2.jar", "fontbox2.jar", "xmpbox.jar", "commons-logging.jar", "commons-io.jar", "javax.activation.jar", "jaxb-api.jar"];

    /// <summary>Fails with the validator's words unless every file is valid PDF/A-1b.</summary>
    public static void AssertValid(params IReadOnlyCollection<string> paths)
    {
        foreach (var jar in Jars) Tool.Need(File.Exists(Path.Combine(Folder, jar)), $"{jar} (libpdfbox2-java, libactivation-java, libjaxb-api-java)");
        var classPath = string.Join(':', Jars.Select(jar => Path.Combine(Folder, jar)));
        using var list = new TempFile(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', paths)), ".txt");
        var (_, output) = Tool.RunAll("java", "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", list.Path);
        var resultPath = list.Path + ".preflight.xml";
        Assert.True(File.Exists(resultPath), output);
        var results = XDocument.Load(resultPath).Descendants("preflight").ToList();
        File.Delete(resultPath);
        Assert.Equal(paths.Count, results.Count);
        var invalid = results.Where(r => r.Element("isValid")?.Value != "true").Select(r => r.ToString()).Take(5).ToList();
        Assert.True(invalid.Count == 0, string.Join('\n', invalid));
    }
}
