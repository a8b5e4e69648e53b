using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
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
            var quoted = await post.QueueAsync("qin@deputies.example", "秦川代表");
            Assert.Equal(1, await post.SendDueAsync(ScriptedTransport.Answering(MailResult.Accepted("250 已存为邮件文件"))));
            var waiting = await post.QueueAsync("lan@deputies.example", "兰溪代表");
            await using var db = post.Address.Open();
            foreach (var (message, isFile) in new[] { (saved, true), (accepted, false), (quoted, false), (waiting, false) })
                Assert.Equal(isFile, (await new DeliveryQueries(db).MessageAsync(post.Office, message.Id, null, TestContext.Current.CancellationToken)).ToFolder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where an earlier program wrote the row, its own words are all there is to go by.</summary>
    [Theory]
    [InlineData(null, "送达严明代表：已存为邮件文件 01a2.eml（没有接邮件服务器）", true)]
    [InlineData(null, "送达严明代表：服务器已接收（250）：2.0.0 queued", false)]
    [InlineData(false, "送达严明代表：服务器已接收（250）：已存为邮件文件", false)]
    [InlineData(true, "送达严明代表：已保存", true)]
    public void A_row_says_whether_it_went_into_a_folder(bool? fact, string summary, bool isFile) =>
        Assert.Equal(isFile, new MessageSent(Guid.Empty, "yan@deputies.example", 1, "01a2@water.example", fact).WentToFolder(summary));
}
