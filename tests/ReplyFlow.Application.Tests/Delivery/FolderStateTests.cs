using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>A message that went into a folder is not called accepted by a server.</summary>
public sealed class FolderStateTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_audit_trail_tells_a_file_from_what_a_server_accepted(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        var folder = Directory.CreateTempSubdirectory("replyflow-mail-");
        try
        {
            var saved = await post.QueueAsync("yan@deputies.example");
            Assert.Equal(1, await post.SendDueAsync(new FolderTransport(new MailOptions { From = "office@water.example" }, folder.FullName)));
            var accepted = await post.QueueAsync("mei@deputies.example", "梅清代表");
            Assert.Equal(1, await post.SendDueAsync(new ScriptedTransport()));
            var waiting = await post.QueueAsync("lan@deputies.example", "兰溪代表");
            await using var db = post.Address.Open();
            foreach (var (message, isFile) in new[] { (saved, true), (accepted, false), (waiting, false) })
                Assert.Equal(isFile, (await new DeliveryQueries(db).MessageAsync(post.Office, message.Id, null, TestContext.Current.CancellationToken)).ToFolder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
