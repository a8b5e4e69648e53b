using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ReplyFlow.Browser.Tests.Journey;

/// <summary>Reads the PDF out of a delivered message and the text out of the PDF, with programs that are not ours.</summary>
internal static class DeliveredMail
{
    public static string PdfText(string message)
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-mail-");
        try
        {
            var (mail, pdf) = (Path.Combine(folder.FullName, "m.eml"), Path.Combine(folder.FullName, "a.pdf"));
            File.WriteAllText(mail, message);
            Run("python3", "-c", """
                import email, email.policy, sys
                m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
                a = next(m.iter_attachments())
                print(a.get_filename())
                open(sys.argv[2], 'wb').write(a.get_content())
                """, mail, pdf);
            return FileText(pdf);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The text of a PDF without its blanks.</summary>
    public static string FileText(string pdf) => Regex.Replace(Run("pdftotext", pdf, "-"), @"\s+", "");

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {error.Result}");
        return text;
    }
}
