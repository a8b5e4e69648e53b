namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>
/// Writes a Type 2 charstring out with its subroutines inlined (Adobe Technical Note 5177). Everything else, hints
/// included, stays byte for byte. Only as much is interpreted as is needed to know where hint masks end.
/// </summary>
internal sealed class CharStringFlattener(CffIndex globals, CffSource source)
{
    private const int MaximumDepth = 10, MaximumLength = 0xFFFF, MaximumSteps = 200_000, MaximumStack = 513;

    /// <summary>Flattens one charstring.</summary>
    /// <param name="outline">The glyph's charstring.</param>
    /// <param name="locals">Local subroutines of the glyph's Font DICT.</param>
    public byte[] Flatten(FontBytes outline, CffIndex? locals)
    {
        var run = new Run(this, locals);
        run.Execute(outline.Span, 0);
        return run.Output.ToArray();
    }

    private static int Bias(CffIndex index) => index.Count < 1240 ? 107 : index.Count < 33900 ? 1131 : 32768;

    private sealed class Run(CharStringFlattener owner, CffIndex? locals)
    {
        private int _hints, _steps, _operands, _lastNumber, _lastNumberAt;

        public BinaryOutput Output { get; } = new(1024);

        /// <returns>False once endchar has been met.</returns>
        public bool Execute(ReadOnlySpan<byte> code, int depth)
        {
            if (depth > MaximumDepth) throw owner.Bad("子程序嵌套过深");
            for (var place = 0; place < code.Length;)
            {
                if (++_steps > MaximumSteps || Output.Length > MaximumLength) throw owner.Bad("字形过于复杂");
                int b = code[place];
                if (b >= 32 || b == 28)
                {
                    Number(code, ref place, b);
                    continue;
                }
                switch (b)
                {
                    case 11: // return
                        return true;
                    case 10 or 29: // callsubr, callgsubr
                        place++;
                        if (!Call(b == 10 ? locals : owner.Globals, depth)) return false;
                        continue;
                    case 14: // endchar
                        if (_operands >= 4) throw owner.Bad("含有旧式组合字形（seac），不能嵌入");
                        Output.U8(b);
                        return false;
                    case 1 or 3 or 18 or 23: // hstem, vstem, hstemhm, vstemhm
                        _hints += _operands / 2;
                        break;
                    case 19 or 20: // hintmask, cntrmask: an implicit vstem before the mask
                        _hints += _operands / 2;
                        Copy(code, ref place, 1 + (_hints + 7) / 8);
                        _operands = 0;
                        continue;
                    case 12:
                        Copy(code, ref place, 2);
                        _operands = 0;
                        continue;
                }
                Copy(code, ref place, 1);
                _operands = 0;
            }
            return true;
        }

        private void Number(ReadOnlySpan<byte> code, ref int place, int b)
        {
            if (++_operands > MaximumStack) throw owner.Bad("字形的操作数过多");
            _lastNumberAt = Output.Length;
            var length = b switch { 28 => 3, 255 => 5, >= 247 => 2, _ => 1 };
            if (place + length > code.Length) throw owner.Bad("字形不完整");
            _lastNumber = b switch
            {
                28 => (short)(code[place + 1] << 8 | code[place + 2]),
                255 => int.MinValue,
                >= 251 => -(b - 251) * 256 - code[place + 1] - 108,
                >= 247 => (b - 247) * 256 + code[place + 1] + 108,
                _ => b - 139,
            };
            Copy(code, ref place, length);
        }

        private bool Call(CffIndex? subroutines, int depth)
        {
            // The number of the subroutine is the operand just written: take it back.
            if (subroutines is null || _operands == 0 || _lastNumberAt < 0 || _lastNumber == int.MinValue)
                throw owner.Bad("子程序调用不合理");
            Output.Truncate(_lastNumberAt);
            _operands--;
            _lastNumberAt = -1;
            return Execute(subroutines[_lastNumber + Bias(subroutines)].Span, depth + 1);
        }

        private void Copy(ReadOnlySpan<byte> code, ref int place, int length)
        {
            if (place + length > code.Length) throw owner.Bad("字形不完整");
            Output.Bytes(code.Slice(place, length));
            place += length;
        }
    }

    private CffIndex Globals => globals;

    private FontFormatException Bad(string problem) => source.Bad(problem);
}
