using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Tests.Core;

public sealed class InputCheckTests
{
    [Fact]
    public void A_text_is_as_long_as_it_has_characters()
    {
        var check = new InputCheck();
        Assert.Equal("王𠮷𠮷", check.Text("Name", " 王𠮷𠮷 ", "姓名", 3));
        Assert.True(check.IsGood("Name"));
        check.Text("Name", "王𠮷𠮷𠮷", "姓名", 3);
        Assert.Equal(new FieldError("Name", "姓名最多 3 个字，现在是 4 个。"), Assert.Single(check.Errors));
    }
}
