using System.Text;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Proofreading;

namespace ReplyFlow.Application.Tests.Proofreading;

public sealed class ProofreadingListFileTests
{
    private static readonly ProofreadingListText Now = new("登陆 登录\n高新企业 高新技术企业", "布署", "林示例 市长", "");

    [Fact]
    public void A_table_adds_lines_and_changes_those_that_are_there()
    {
        var read = Read("词表,词或名称,应为、职务或旧称,说明\n易错词,登陆,登录,网上用登录\n易错词,截止目前,截至目前,\n领导,林示例,市长,\n单位名称,市工信局,市经信委、市工信委,\n\n");

        Assert.Equal((2, 1), (read.Added, read.Changed));
        Assert.Equal(new ProofreadingListText("登陆 登录 网上用登录\n高新企业 高新技术企业\n截止目前 截至目前", "布署", "林示例 市长", "市工信局 市经信委、市工信委"), read.Text);
    }

    [Fact]
    public void What_was_taken_away_comes_back_unchanged()
    {
        var rows = ProofreadingListFile.Rows(new ProofreadingLists([new("登陆", "登录", [], "网上用登录")], ["布署"], [new("林示例", ["市长", "书记"])])
        {
            Bureaus = [new("市工信局", ["市经信委"])],
        });
        var file = string.Join('\n', rows.Select(r => $"{r.List}\t{r.Entry}\t{r.Right}\t{r.Note}"));

        Assert.Equal(new ProofreadingListText("登陆 登录 网上用登录", "布署", "林示例 市长、书记", "市工信局 市经信委"), Read(file, new("", "", "", "")).Text);
        var again = Read(file, new("登陆 登录 网上用登录", "布署", "林示例 市长、书记", "市工信局 市经信委"));
        Assert.Equal((0, 0), (again.Added, again.Changed));
    }

    [Theory]
    [InlineData("错词,登陆,登录", "第 1 条：第一列应为易错词、不再提示、领导、单位名称之一，现在是“错词”")]
    [InlineData("词表,词或名称\n\n", "没有可以读的行")]
    public void Another_table_is_refused(string file, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidInputException>(() => Read(file)).Errors.Single().Message, StringComparison.Ordinal);

    private static ProofreadingListImport Read(string text, ProofreadingListText? now = null) =>
        ProofreadingListFile.Read("词表.csv", Encoding.UTF8.GetBytes(text), now ?? Now);
}
