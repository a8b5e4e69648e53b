namespace ReplyFlow.Letters.Tests.Support;

/// <summary>What other people's programs say of a PDF.</summary>
internal static class PdfChecks
{
    /// <summary>Writes bytes to a file of their own that is gone when disposed of.</summary>
    public static TempFile Save(byte[] pdf) => new(pdf, ".pdf");

    /// <summary>qpdf finds no fault.</summary>
    public static void AssertSound(string path)
    {
        var (exit, output) = Tool.RunAll("qpdf", "--check", path);
        Assert.True(exit == 0 && output.Contains("No syntax or stream encoding errors found"), output);
        (exit, output) = Tool.RunAll("mutool", "info", path);
        Assert.True(exit == 0 && !output.Replace("warning: ICC support is not available", "").Contains("warning") && !output.Contains("error"), output);
    }

    /// <summary>The text as pdftotext reads it.</summary>
    public static string Text(string path)
    {
        var (exit, output) = Tool.Run("pdftotext", "-enc", "UTF-8", path, "-");
        Assert.True(exit == 0, output);
        return output;
    }

    /// <summary>The text without any white space.</summary>
    public static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
