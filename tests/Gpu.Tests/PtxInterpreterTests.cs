using Mechanisms.Gpu.Tests.Interpreting;

namespace Mechanisms.Gpu.Tests;

/// <summary>The interpreter against the PTX manual, where operations are easily mistaken.</summary>
public sealed class PtxInterpreterTests
{
    private const ulong NaN = 0x7FF8000000000000;
    private const ulong One = 0x3FF0000000000000;

    [Theory]
    [InlineData("eq", false)]
    [InlineData("ne", false)]
    [InlineData("lt", false)]
    [InlineData("ge", false)]
    [InlineData("equ", true)]
    [InlineData("neu", true)]
    [InlineData("ltu", true)]
    [InlineData("leu", true)]
    [InlineData("gtu", true)]
    [InlineData("geu", true)]
    public void Ordered_comparisons_with_nan_are_false_and_unordered_ones_true(string comparison, bool expected)
    {
        Assert.Equal(expected, PtxArithmetic.Compare(comparison, "f64", NaN, One));
        Assert.Equal(expected, PtxArithmetic.Compare(comparison, "f64", One, NaN));
    }

    [Theory]
    [InlineData("lt", "s32", 0xFFFFFFFF, 0, true)]
    [InlineData("lo", "u32", 0xFFFFFFFF, 0, false)]
    [InlineData("lt", "s64", 0xFFFFFFFF, 0, false)]
    [InlineData("eq", "b32", 0x100000001, 1, true)]
    [InlineData("leu", "f64", One, One, true)]
    [InlineData("gtu", "f64", One, One, false)]
    public void Comparisons_heed_sign_and_size(string comparison, string type, ulong left, ulong right, bool expected) =>
        Assert.Equal(expected, PtxArithmetic.Compare(comparison, type, left, right));

    [Theory]
    [InlineData("mul.wide.u32", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE00000001)]
    [InlineData("mul.lo.s64", 0xFFFFFFFF, 3, 0x2FFFFFFFD)]
    [InlineData("add.s32", 0xFFFFFFFF, 2, 1)]
    [InlineData("shr.u32", 0x80000000, 32, 0)]
    [InlineData("shr.s32", 0x80000000, 40, 0xFFFFFFFF)]
    [InlineData("shr.u64", 0x8000000000000000, 63, 1)]
    [InlineData("shl.b32", 1, 32, 0)]
    [InlineData("cvt.s64.s32", 0xFFFFFFFF, 0, ulong.MaxValue)]
    [InlineData("cvt.u64.u32", 0xFFFFFFFF, 0, 0xFFFFFFFF)]
    [InlineData("cvt.u32.u64", 0x123456789, 0, 0x23456789)]
    [InlineData("cvt.rn.f64.u32", 1, 0, One)]
    [InlineData("cvt.rn.f32.f64", One, 0, 0x3F800000)]
    [InlineData("rcp.rn.f64", One, 0, One)]
    [InlineData("not.pred", 1, 0, 0)]
    public void Operations_give_what_the_manual_says(string operation, ulong first, ulong second, ulong expected) =>
        Assert.Equal(expected, PtxArithmetic.Compute(new(operation.Split('.'), [], -1, false), first, second, 0));

    [Theory]
    [InlineData("add.f64")]
    [InlineData("fma.rn.f64")]
    [InlineData("ex2.approx.f32")]
    public void Operations_that_are_not_known_are_errors(string operation) =>
        Assert.Throws<NotSupportedException>(() => PtxArithmetic.Compute(new(operation.Split('.'), [], -1, false), One, One, One));

    /// <summary>A call with a result, a guarded branch, a vector copy through local memory, and the number of the thread.</summary>
    [Fact]
    public void A_program_calls_branches_and_stores()
    {
        PtxProgram program = new("""
            .visible .func (.param .b32 result) Double(
            	.param .b32 _value
            )
            {
            	.reg .b32	%r<2>;
            	ld.param.b32	%r1, [_value];
            	add.s32	%r1, %r1, %r1;
            	st.param.b32	[result], %r1;
            	ret;
            }
            .visible .entry Kernel(
            	.param .b64 _target
            )
            {
            	.local .align 16 .b8 __local_depot0[16];
            	mov.b64	%rd1, __local_depot0;
            	mov.b32	%r3, %tid.x;
            	st.local.v2.b32	[%rd1], {%r3, 7};
            	ld.local.v2.b32	{%r4, %r5}, [%rd1];
            	setp.eq.s32	%p1, %r4, 2;
            	@!%p1 bra	L_END;
            	{
            	.param .b32 callParam0;
            	st.param.b32	[callParam0], %r5;
            	.param .b32 callRetVal;
            	call (callRetVal), Double, (
            		callParam0
            	);
            	ld.param.b32	%r6, [callRetVal];
            	}
            	ld.param.b64	%rd2, [_target];
            	st.b32	[%rd2+4], %r6; // the second number

            	L_END:
            	ret;
            }
            """);
        PtxMemory memory = new(256);
        ulong target = memory.Allocate<uint>([1, 1]);
        ulong argument = memory.Allocate<ulong>([target]);
        new PtxThread(program, memory, thread: 0, threads: 3).Run([argument]);
        Assert.Equal([1U, 1], memory.At<uint>(target, 2).ToArray());
        new PtxThread(program, memory, thread: 2, threads: 3).Run([argument]);
        Assert.Equal([1U, 14], memory.At<uint>(target, 2).ToArray());
    }

    [Fact]
    public void What_cannot_be_read_is_an_error() =>
        Assert.Throws<NotSupportedException>(() => new PtxProgram(".visible .entry Kernel(\n.param .b64 _a\n)\n{\n\tmov.b32 %r1, 1;\n\tret\n}"));
}
