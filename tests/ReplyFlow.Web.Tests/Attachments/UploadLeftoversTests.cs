using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.Attachments;

/// <summary>What a killed process left of uploads is deleted at a later start.</summary>
public sealed class UploadLeftoversTests
{
    [Fact]
    public void Only_old_buffers_of_requests_are_deleted()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-leftovers-");
        try
        {
            string[] names = ["ASPNETCORE_a.tmp", "ASPNETCORE_b.tmp", "other.tmp"];
            foreach (var name in names)
                File.WriteAllText(Path.Combine(folder.FullName, name), "words");
            File.SetLastWriteTimeUtc(Path.Combine(folder.FullName, names[1]), DateTime.UtcNow.AddDays(2));
            UploadLeftovers.Remove(folder.FullName, DateTimeOffset.UtcNow.AddDays(2));
            Assert.Equal(names[1..], folder.GetFiles().Select(f => f.Name).Order());
            UploadLeftovers.Remove(Path.Combine(folder.FullName, "nowhere"), DateTimeOffset.UtcNow);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
