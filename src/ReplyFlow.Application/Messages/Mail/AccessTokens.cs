using System.ComponentModel;
using System.Diagnostics;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>The token of an OAuth log-in, as the configured program prints it. It is asked once, and again when a server has refused the token.</summary>
internal sealed class AccessTokens(string command)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _token;

    /// <summary>The token, and whether it was there already.</summary>
    /// <exception cref="MailSettingsException">The program gave none.</exception>
    public async Task<(string Token, bool Cached)> GetAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_token is { } known)
                return (known, true);
            var token = await RunAsync(ct);
            _token = token;
            return (token, false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Has the program asked again the next time, unless that has been done meanwhile.</summary>
    public void Forget(string token) => Interlocked.CompareExchange(ref _token, null, token);

    private async Task<string> RunAsync(CancellationToken ct)
    {
        var (program, arguments) = Split(command.Trim());
        using var process = Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        try
        {
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(ct);
            var token = (await process.StandardOutput.ReadToEndAsync(ct)).Trim();
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
                throw Failed($"退出码 {process.ExitCode}：{(await error).Trim()}");
            return token.Length > 0 ? token : throw Failed("没有输出令牌");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw Failed("没有在限定时间内结束");
        }
    }

    private static System.Diagnostics.Process Start(ProcessStartInfo start)
    {
        try
        {
            return System.Diagnostics.Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw Failed(e.Message);
        }
    }

    /// <summary>A program, in quotes where its path has blanks, and the rest of the line.</summary>
    private static (string Program, string Arguments) Split(string line)
    {
        var quoted = line.StartsWith('"');
        var end = line.IndexOf(quoted ? '"' : ' ', 1);
        return end < 0 ? (line, "") : (line[(quoted ? 1 : 0)..end], line[(end + 1)..].Trim());
    }

    private static MailSettingsException Failed(string words) => new($"取登录令牌的程序（Mail:TokenCommand）没有成功，请系统管理员检查：{words}");
}
