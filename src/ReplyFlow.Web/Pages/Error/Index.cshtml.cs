using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Error;

/// <summary>What happened, what was kept, what to do, and the number to ask about. Never a stack trace.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    /// <summary>The HTTP status.</summary>
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string Heading { get; private set; } = "";

    public string What { get; private set; } = "";

    public string Next { get; private set; } = "";

    public string Reference { get; private set; } = "";

    public void OnGet() => Describe();

    public void OnPost() => Describe();

    public override void OnPageHandlerExecuted(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutedContext context)
    {
        if (Heading.Length == 0)
            Describe();
    }

    private void Describe()
    {
        Reference = Infrastructure.Reference.Of(HttpContext);
        (Heading, What, Next) = Code switch
        {
            400 => ("这次提交没有生效", "页面打开太久，或在别的窗口里换了账号，系统无法确认是您本人提交的。什么都没有改动。", "请返回上一页，把填写的内容复制出来，刷新后再提交一次。"),
            403 => ("您没有这项权限", "您的岗位不能查看这一页或进行这项操作。", "如果工作需要，请联系本单位的系统管理员调整岗位。"),
            404 => ("没有找到这一页", "链接可能有误，或内容已不在这里。", "请检查网址，或回到首页重新进入。"),
            405 => ("这个网址不能这样打开", "链接可能有误。", "请回到首页重新进入。"),
            409 => ("别人刚刚办理了同一件事", "您的操作没有生效，什么都没有改动。", "请回到首页看看最新情况。"),
            413 => ("提交的内容太大", "超过了系统能接收的大小，什么都没有改动。", "请减小文件后再试。"),
            429 => ("操作太频繁", "短时间内尝试的次数太多。", "请过几分钟再试。"),
            _ => ("系统出了问题", "这次操作没有完成，已提交的内容没有改动一半：要么全部生效，要么没有生效。", "请稍后再试；若仍然如此，请联系系统管理员。"),
        };
        if (HttpContext.Features.Get<RefusalNote>() is { } note)
            What = note.Message;
    }
}
