using System.Diagnostics;
using System.Net;
using BenchmarkDotNet.Attributes;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Word;
using ReplyFlow.Testing;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>
/// The same letter from start to file, one process each: the <c>letter</c> verb, Chromium printing equivalent HTML,
/// LibreOffice converting the exported Word file. The others are to be installed (Debian: chromium, libreoffice-writer-nogui).
/// </summary>
[Config(typeof(FewRunsConfig))]
public class OtherProgramsBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replyflow-bench-").FullName;

    private string Input => Path.Combine(_folder, "letter.json");

    [GlobalSetup]
    public void Write()
    {
        File.Copy(RepositoryPaths.Seed("letter-0390.json") ?? throw new InvalidOperationException(RepositoryPaths.NoSeeds), Input);
        File.WriteAllText(Path.Combine(_folder, "letter.html"), Html());
        File.WriteAllBytes(Path.Combine(_folder, "letter.docx"), DocxExport.Write(LetterInput.Letter, LetterInput.Template, FontBook.Load(LetterInput.Fonts)));
    }

    [Benchmark(Baseline = true)]
    public void ReplyFlowLetter() => Run("dotnet", Command, "letter", Input, "-o", Path.Combine(_folder, "replyflow.pdf"), "--fonts", LetterInput.Fonts.Folders[0]);

    [Benchmark]
    public void ChromiumPrintToPdf() => Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={_folder}/profile",
        "--no-pdf-header-footer", $"--print-to-pdf={_folder}/chromium.pdf", $"file://{_folder}/letter.html");

    [Benchmark]
    public void LibreOfficeConvert() => Run("soffice", $"-env:UserInstallation=file://{_folder}/office", "--headless", "--convert-to", "pdf", "--outdir", _folder, Path.Combine(_folder, "letter.docx"));

    [GlobalCleanup]
    public void Sizes()
    {
        foreach (var pdf in Directory.EnumerateFiles(_folder, "*.pdf").Order()) Console.WriteLine($"// {Path.GetFileName(pdf)}: {new FileInfo(pdf).Length} bytes");
        Directory.Delete(_folder, recursive: true);
    }

    private static string Command => Path.Combine(RepositoryPaths.Root, "src", "ReplyFlow.Cli", "bin", "Release", "net10.0", "replyflow.dll");

    /// <summary>The letter's text in the same fonts, sizes and margins; Chromium breaks the lines.</summary>
    private static string Html()
    {
        var letter = LetterInput.Letter;
        string Face(string name, string file) => $"@font-face{{font-family:{name};src:url('file://{LetterInput.Fonts.Folders[0]}/{file}')}}";
        var body = string.Concat(letter.Body.Split('\n').Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>"));
        return $$"""
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
            {{Face("fs", "FandolFang-Regular.otf")}}{{Face("xbs", "FandolSong-Bold.otf")}}
            @page{size:A4;margin:37mm 26mm 35mm 28mm}
            body{font:15.8pt/10.227mm fs;margin:0} p{margin:0;text-indent:2em;text-align:justify}
            h1{font:22pt/1.3 xbs;text-align:center;margin:20mm 0} header{font:50pt xbs;color:red;text-align:center}
            </style><header>{{WebUtility.HtmlEncode(letter.Issuer)}}</header><p>{{WebUtility.HtmlEncode(letter.DocumentNumber)}}</p>
            <h1>{{WebUtility.HtmlEncode(letter.Title)}}</h1><p>{{WebUtility.HtmlEncode(letter.Addressees[0])}}：</p>{{body}}
            <p>{{WebUtility.HtmlEncode(letter.Signature)}}</p></html>
            """;
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {error.Result}");
    }
}
