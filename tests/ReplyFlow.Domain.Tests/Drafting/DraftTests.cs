using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Domain.Tests.Drafting;

public sealed class DraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_save_counts()
    {
        var draft = new Draft { SavedBy = "系统" };
        var content = DraftContent.Empty with { Title = "复函" };
        draft.Save(DraftContent.Empty with { Title = "复" }, "于示例", Now);
        draft.Save(content, "钟示例", Now.AddHours(1));
        Assert.Equal((content, 2, "钟示例", Now.AddHours(1)), (draft.Content, draft.Revision, draft.SavedBy, draft.SavedAt));
    }
}
