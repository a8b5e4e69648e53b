using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Browser.Tests.Outage;

/// <summary>The product as a process before a mail server that refuses mails and names in its refusal the address that stands in them.</summary>
[Trait("Length", "Long")]
public sealed class RefusedMailTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_that_names_the_deputy_s_link_is_logged_and_kept_without_the_link()
    {
        var tokens = new HashSet<string>();
        await using var server = new SmtpServer(new SmtpScript { Data = mail => $"554 5.7.1 listed URL http://localhost:5080/d/{Token(mail, tokens)} rejected" });
        await using var installation = await Installation.CreateAsync(14);
        string output;
        await using (var product = await ProductProcess.StartAsync(installation.Folder,
            ("Mail__Transport", "smtp"), ("Mail__Host", "127.0.0.1"), ("Mail__Port", $"{server.Port}"), ("Mail__Tls", "None"), ("Logging__LogLevel__Default", "Debug")))
        {
            while (!product.Output.Contains("listed URL", StringComparison.Ordinal) || !await IsKeptAsync(installation))
                await Task.Delay(100, Ct);
            output = product.Output;
        }
        Assert.NotEmpty(tokens);
        await using var db = installation.Open();
        var kept = (await db.Outbox.Select(m => m.LastError).ToListAsync(Ct)).Concat(await db.Audit.Select(a => a.Data).ToListAsync(Ct))
            .Concat(await db.WorkItems.Select(w => w.SentWords).ToListAsync(Ct)).ToList();
        foreach (var token in tokens)
        {
            Assert.DoesNotContain(token, output, StringComparison.Ordinal);
            Assert.All(kept, k => Assert.DoesNotContain(token, k, StringComparison.Ordinal));
        }
    }

    private static async Task<bool> IsKeptAsync(Installation installation)
    {
        await using var db = installation.Open();
        return await db.Outbox.AnyAsync(m => m.RecipientKind == RecipientKind.Deputy && m.LetterId != null && m.LastError.Contains("listed URL"), Ct);
    }

    private static string Token(SmtpMail mail, HashSet<string> tokens)
    {
        var message = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(mail.Data)), CancellationToken.None);
        if (LinkMask.Tokens(message.TextBody ?? "").FirstOrDefault() is not { } token)
            return "none";
        lock (tokens)
            tokens.Add(token);
        return token;
    }
}
