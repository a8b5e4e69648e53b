namespace ReplyFlow.Web.Infrastructure;

/// <summary>Prints the code to the console; not to the log, which others may read.</summary>
public sealed class ConsoleNotice : ISetUpNotice
{
    /// <inheritdoc />
    public void Show(string code) => Console.WriteLine($"""

        ------------------------------------------------------------
          首次使用：请在浏览器打开本系统，输入一次性初始化口令
          Set-up code (one use, until the next start):  {code}
        ------------------------------------------------------------

        """);
}
