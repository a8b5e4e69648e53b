using System.Diagnostics;
using ReplyFlow.Letters.Tests.Fonts;
using ReplyFlow.Letters.Tests.Pdf;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Word;

/// <summary>Converts with LibreOffice, which sees only the tests' fonts under the official names. Skips where it is absent.</summary>
internal static class LibreOffice
{
    public static TempFile Convert(byte[] docx)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(d => Path.Combine(d, "soffice")).FirstOrDefault(File.Exists);
        Tool.Need(program is not null, "soffice (libreoffice-writer)");
        var folder = Directory.CreateTempSubdirectory("replyflow-office-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "letter.docx"), docx);
            File.WriteAllText(Path.Combine(folder, "fonts.conf"), FontConfig(folder));
            var start = new ProcessStartInfo(program!) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "letter.docx") })
                start.ArgumentList.Add(argument);
            start.Environment["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
            using var process = ChildProcess.Start(start);
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            Assert.True(process.WaitForExit(120_000), "LibreOffice did not end within two minutes.");
            var pdf = Path.Combine(folder, "letter.pdf");
            Assert.True(File.Exists(pdf), output.Result + errors);
            return new TempFile(File.ReadAllBytes(pdf), ".pdf");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string FontConfig(string folder)
    {
        (string Official, string Free)[] faces = [("仿宋_GB2312", "FandolFang"), ("方正小标宋简体", "FandolSong"), ("黑体", "FandolHei"), ("楷体_GB2312", "FandolKai"), ("宋体", "FandolSong")];
        var aliases = string.Concat(faces.Select(f => $"<alias binding=\"same\"><family>{f.Official}</family><prefer><family>{f.Free}</family></prefer></alias>"));
        return $"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{TestFonts.Folder}</dir><cachedir>{folder}/cache</cachedir>{aliases}</fontconfig>";
    }
}
