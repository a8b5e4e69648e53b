using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Setup;

/// <summary>The set-up code is wrong, used, or from before the last start.</summary>
public sealed class WrongSetUpCodeException() : RefusalException("初始化口令不对。请核对服务器启动窗口里最近一次显示的口令。");
