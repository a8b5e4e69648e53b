using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>The .eml files of the default transport, read back by a parser that is none of the product's code.</summary>
public sealed class FolderTransportTests
{
    private static readonly string[] Names = ["临川市水务局", "严明代表", "𬭳𬭳代表（䶮组）", "Anna \"O\" Müller", "a,b;c", "堃 喆"];

    [Fact]
    public async Task Whatever_stands_in_a_message_arrives_as_it_was()
    {
        Assert.SkipWhen(SmtpProcess.Scripts is null, SmtpProcess.Absent);
        var script = Path.Combine(SmtpProcess.Scripts!, "read.js");
        var folder = Directory.CreateTempSubdirectory("replyflow-mail-");
        try
        {
            var transport = new FolderTransport(new MailOptions { From = "office@water.example" }, folder.FullName);
            var mails = Mails().Sample(200);
            foreach (var mail in mails)
                Assert.Equal(MailOutcome.Accepted, (await transport.SendAsync(mail, TestContext.Current.CancellationToken)).Outcome);
            Assert.Equal(mails.Length, folder.GetFiles().Length);
            Assert.Empty(folder.GetDirectories());
            var read = await ReadAsync(script, folder.FullName);
            foreach (var mail in mails)
                Check(mail, read[FolderTransport.FileName(mail.MessageId)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_message_written_twice_stands_there_once()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-mail-");
        var transport = new FolderTransport(new MailOptions(), folder.FullName);
        var mail = Mails().Sample(1)[0];
        await transport.SendAsync(mail, TestContext.Current.CancellationToken);
        await transport.SendAsync(mail, TestContext.Current.CancellationToken);
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task Messages_and_a_folder_made_for_them_are_the_owners_alone()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-mail-");
        var mails = Path.Combine(folder.FullName, "mail");
        var transport = new FolderTransport(new MailOptions(), mails);
        // Taken away under the running product, it is made again.
        Directory.Delete(mails);
        Assert.Equal(MailOutcome.Accepted, (await transport.SendAsync(Mails().Sample(1)[0], TestContext.Current.CancellationToken)).Outcome);
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(mails))));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(mails));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_temporary()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-mail-");
        var transport = new FolderTransport(new MailOptions(), folder.FullName);
        folder.Delete();
        await File.WriteAllTextAsync(folder.FullName, "in the way", TestContext.Current.CancellationToken);
        var result = await transport.SendAsync(Mails().Sample(1)[0], TestContext.Current.CancellationToken);
        File.Delete(folder.FullName);
        Assert.Equal(MailOutcome.Temporary, result.Outcome);
    }

    private static void Check(OutgoingMail sent, JsonElement read)
    {
        Assert.Equal($"<{sent.MessageId}>", read.GetProperty("messageId").GetString());
        Assert.Equal(sent.Subject, read.GetProperty("subject").GetString());
        Assert.Equal(sent.ToName, read.GetProperty("to")[0].GetProperty("name").GetString());
        Assert.Equal(sent.ToAddress, read.GetProperty("to")[0].GetProperty("address").GetString());
        Assert.Equal(sent.FromName, read.GetProperty("from").GetProperty("name").GetString());
        Assert.Equal(sent.ReplyTo, read.GetProperty("replyTo")[0].GetProperty("address").GetString());
        Assert.Equal(sent.Body.TrimEnd(), read.GetProperty("text").GetString()!.ReplaceLineEndings("\n").TrimEnd());
        var attachment = Assert.Single(read.GetProperty("attachments").EnumerateArray());
        Assert.Equal(sent.Attachment!.FileName, attachment.GetProperty("name").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(sent.Attachment.Content)), attachment.GetProperty("sha256").GetString());
        Assert.InRange(read.GetProperty("longestLine").GetInt32(), 1, 998);
    }

    private static Gen<OutgoingMail> Mails()
    {
        var han = Gen.OneOf(Gen.Choose(0x4E00, 0x9FA5), Gen.Choose(0x20000, 0x2A6D6), Gen.Choose('A', 'Z'), Gen.Choose('0', '9'), Gen.Elements<int>('〔', '〕', '（', '）', '·', '.'))
            .Select(char.ConvertFromUtf32);
        var word = han.ArrayOf().Where(w => w.Length > 0).Select(string.Concat);
        var line = word.Select(w => w.Trim('.', ' ')).Where(w => w.Length > 0);
        return from subject in line
               from name in line
               from body in line.ArrayOf()
               from to in Gen.Elements(Names)
               from bytes in Gen.Choose(0, 255).ArrayOf()
               select new OutgoingMail($"{Guid.NewGuid():N}@replyflow.invalid", "临川市水务局", "reply@water.example", to, "yan@deputies.example",
                   subject, ".\n" + string.Join('\n', body) + "\n.\n末行", new MailAttachment((name.Length > 60 ? string.Concat(name.EnumerateRunes().Take(30)) : name) + ".pdf", "application/pdf", [.. bytes.Select(b => (byte)b)]));
    }

    private static async Task<Dictionary<string, JsonElement>> ReadAsync(string script, string folder)
    {
        using var node = System.Diagnostics.Process.Start(new ProcessStartInfo("node", [script, folder]) { RedirectStandardOutput = true })!;
        var text = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text)!;
    }
}
